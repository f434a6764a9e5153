/** The person, or the machine, has asked the command to end. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly exitCode: number;

  constructor(signal: string, exitCode: number) {
    super(`Ended by ${signal}.`);
    this.exitCode = exitCode;
  }
}
