import { builder } from '../builder.ts';

/** Kinds of interaction, by Genesys' names. */
export const MediaType = builder.enumType('MediaType', {
  description: 'Kinds of interaction, by Genesys’ names.',
  values: {
    VOICE: { value: 'voice', description: 'Calls.' },
    CALLBACK: { value: 'callback', description: 'Calls back.' },
    CHAT: { value: 'chat', description: 'Web chats.' },
    EMAIL: { value: 'email', description: 'E-mails.' },
    MESSAGE: { value: 'message', description: 'Messages: SMS, web messaging, social.' },
    INTERNALMESSAGE: { value: 'internalmessage', description: 'Messages between colleagues.' },
    COBROWSE: { value: 'cobrowse', description: 'Browsing together.' },
    SCREENSHARE: { value: 'screenshare', description: 'Shared screens.' },
    SCREENMONITORING: { value: 'screenmonitoring', description: 'Monitored screens.' },
    VIDEO: { value: 'video', description: 'Video calls.' },
    UNKNOWN: { value: 'unknown', description: 'What Genesys itself calls unknown.' },
  } as const,
});
