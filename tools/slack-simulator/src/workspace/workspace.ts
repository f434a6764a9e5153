import type { Settings } from '../options.ts';
import { type Changes, createChanges } from './changes.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createFiles, type Files } from './files.ts';
import { createMessages, type Messages } from './messages.ts';
import { createResponseUrls, type ResponseUrls } from './response-urls.ts';
import { createTimestamps } from './timestamps.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createViews, type Views } from './views.ts';

/** Everything there is in the workspace. */
export interface Workspace {
  directory: Directory;
  messages: Messages;
  files: Files;
  views: Views;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  changes: Changes;
}

export function createWorkspace(settings: Settings): Workspace {
  const changes = createChanges();
  const timestamp = createTimestamps(settings.nowMs);
  return {
    directory: createDirectory(settings),
    messages: createMessages(changes, timestamp),
    files: createFiles(changes),
    views: createViews(changes, timestamp),
    triggers: createTriggers(settings.nowMs),
    responseUrls: createResponseUrls(settings.nowMs),
    changes,
  };
}
