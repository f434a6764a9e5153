/** A question that can't be answered as it stands. The message says what is wrong and expected. */
export class ReportInputError extends Error {
  override readonly name = 'ReportInputError';
  /** Which argument is wrong: `from`, `to`, `agentIds`, … */
  readonly argument: string;

  constructor(argument: string, message: string) {
    super(message);
    this.argument = argument;
  }
}
