/** Every night, several times: removes what is older than its term. The log gets figures, nobody's data. */
import { type RemoveOldDeps, removeOld, tidyingWords } from '#core/retention/removeOld.ts';

export const removeWhatIsOld = async (
  deps: RemoveOldDeps,
  report: (sentence: string) => void,
): Promise<void> => {
  const tidying = await removeOld(deps);
  if (tidying) report(tidyingWords(tidying));
};
