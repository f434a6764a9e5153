/** What was typed or chosen in one field. */
export interface FieldState {
  readonly value?: string | null | undefined;
  readonly selected_option?: { readonly value: string } | null | undefined;
  readonly selected_options?: readonly { readonly value: string }[] | null | undefined;
  readonly selected_user?: string | null | undefined;
  readonly selected_conversation?: string | null | undefined;
  readonly selected_date?: string | null | undefined;
  readonly selected_time?: string | null | undefined;
}

/** The part of Slack's `state` that forms need. */
export interface FormState {
  readonly values: Readonly<Record<string, Readonly<Record<string, FieldState>>>>;
}

/** The field of an action; an empty one where it was not filled in, or is not in the form. */
export function fieldOf({ values }: FormState, actionId: string): FieldState {
  return Object.values(values).find((block) => Object.hasOwn(block, actionId))?.[actionId] ?? {};
}

/** All values chosen in a field of several. */
export function chosenIn(state: FormState, actionId: string): string[] {
  return (fieldOf(state, actionId).selected_options ?? []).map(({ value }) => value);
}
