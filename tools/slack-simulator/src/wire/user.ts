import { APP } from '../workspace/directory.ts';
import type { User } from '../workspace/model.ts';

/** A user as the Web API has it. @param withEmail - needs the scope `users:read.email` */
export function wireUser(user: User, withEmail: boolean): Record<string, unknown> {
  const { id, name, realName, email, zone, isBot, isActive } = user;
  return {
    id,
    team_id: APP.teamId,
    name,
    deleted: !isActive,
    ...(isActive ? { real_name: realName, ...zoneFields(zone) } : {}),
    is_bot: isBot,
    is_app_user: false,
    profile: {
      real_name: realName,
      display_name: name,
      ...(withEmail && email !== undefined ? { email } : {}),
    },
  };
}

function zoneFields(zone: string | undefined): Record<string, unknown> {
  return zone === undefined ? {} : { tz: zone, tz_label: zone };
}
