/** A line for each part with the seconds it took. */

export type Progress = {
  /** Runs the work and says how it went; a failure is passed on. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  secondsInAll(): number;
};

const seconds = (since: number): string => ((Date.now() - since) / 1000).toFixed(1);

export const createProgress = (say: (line: string) => void): Progress => {
  const started = Date.now();
  return {
    step: async (name, work) => {
      const began = Date.now();
      try {
        const result = await work();
        say(`  ✓ ${name.padEnd(28)} ${seconds(began).padStart(5)} s`);
        return result;
      } catch (error) {
        say(`  ✗ ${name.padEnd(28)} ${seconds(began).padStart(5)} s`);
        throw error;
      }
    },
    secondsInAll: () => (Date.now() - started) / 1000,
  };
};
