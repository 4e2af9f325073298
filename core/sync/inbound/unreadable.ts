/** A projection could not be read just now. The cursor stays where it is, so that nothing is lost. */
export class Unreadable extends Error {
  /** Seconds that the service asks to wait; 0 where it asks for nothing. */
  readonly afterSeconds: number;

  /** @param message names the projection and a code, nobody's data */
  constructor(message: string, afterSeconds: number) {
    super(message);
    this.name = 'Unreadable';
    this.afterSeconds = afterSeconds;
  }
}
