import type { Changes } from './changes.ts';
import type { View } from './model.ts';

/** A view as the app gave it; where and whose it is, is added here. */
export type ViewDraft = Omit<View, 'id' | 'hash' | 'userId' | 'rootId' | 'previousId'>;

/** The modals people have open, one on another, and their Home tabs. */
export interface Views {
  /** Puts a modal on the person's stack. */
  push(userId: string, draft: ViewDraft): View;
  update(view: View, draft: ViewDraft): View;
  /** Closes the modal and what is on it. */
  close(view: View): void;
  publish(userId: string, draft: ViewDraft): View;
  /** The person's open modals, the lowest first. */
  stack(userId: string): readonly View[];
  home(userId: string): View | undefined;
  byId(id: string): View | undefined;
  byExternalId(externalId: string): View | undefined;
}

export function createViews(changes: Changes, timestamp: () => string): Views {
  const views = new Map<string, View>();
  let count = 0;
  const all = () => [...views.values()];
  const stack = (userId: string) =>
    all().filter((view) => view.type === 'modal' && view.userId === userId);
  const home = (userId: string) =>
    all().find((view) => view.type === 'home' && view.userId === userId);

  function show(view: View): View {
    views.set(view.id, view);
    changes.add({ kind: 'viewShown', view });
    return view;
  }

  function add(userId: string, draft: ViewDraft, below: readonly View[]): View {
    count += 1;
    const id = `V${String(count).padStart(8, '0')}`;
    const rootId = below[0]?.id ?? id;
    const previousId = below.at(-1)?.id;
    return show({ ...draft, id, userId, hash: timestamp(), rootId, previousId });
  }

  const update = (view: View, draft: ViewDraft) => show({ ...view, ...draft, hash: timestamp() });

  return {
    push: (userId, draft) => add(userId, draft, stack(userId)),
    update,
    close(view) {
      const open = stack(view.userId);
      for (const one of open.slice(open.findIndex(({ id }) => id === view.id))) {
        views.delete(one.id);
        changes.add({ kind: 'viewClosed', view: one });
      }
    },
    publish(userId, draft) {
      const shown = home(userId);
      return shown === undefined ? add(userId, draft, []) : update(shown, draft);
    },
    stack,
    home,
    byId: (id) => views.get(id),
    byExternalId: (externalId) => all().find((view) => view.externalId === externalId),
  };
}
