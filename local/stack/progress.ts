/** A line for each part with the seconds it took. */

export type Progress = {
  /**
   * Runs the work and says how it went. A failure is for whoever waits for the work; after the first, what else fails
   * is its consequence and not worth a line.
   */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  secondsInAll(): number;
};

const seconds = (since: number): string => ((Date.now() - since) / 1000).toFixed(1);

export const createProgress = (say: (line: string) => void): Progress => {
  const started = Date.now();
  let hasFailed = false;
  const run = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = Date.now();
    const line = (sign: string) => `  ${sign} ${name.padEnd(28)} ${seconds(began).padStart(5)} s`;
    try {
      const result = await work();
      if (!hasFailed) say(line('✓'));
      return result;
    } catch (error) {
      if (!hasFailed) say(line('✗'));
      hasFailed = true;
      throw error;
    }
  };
  return {
    step(name, work) {
      const done = run(name, work);
      // While one part's failure ends everything, nobody waits for the others any more.
      done.catch(() => {});
      return done;
    },
    secondsInAll: () => (Date.now() - started) / 1000,
  };
};
