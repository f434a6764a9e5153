/** A conversation as Genesys sends it: the fields that a first implementation looks at. */
export interface Conversation {
  readonly conversationId: string;
  readonly conversationStart: string;
  readonly participants: readonly {
    readonly purpose: string;
    readonly userId?: string;
    readonly sessions?: readonly Session[];
  }[];
}

export interface Session {
  readonly metrics?: readonly {
    readonly name: string;
    readonly value: number;
    readonly emitDate: string;
  }[];
  readonly segments?: readonly {
    readonly segmentType: string;
    readonly segmentStart: string;
    readonly segmentEnd?: string;
  }[];
}
