/** How many agents and half hours an operation asks for, at the most in one question. */
export interface Asked {
  readonly agents: number;
  readonly halfHours: number;
}
