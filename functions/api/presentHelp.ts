/** What somebody offered, as those who write for its area see it. */
import type { Help } from '#core/areas/help.ts';
import { type HelpView, helpViewSchema } from '#core/contract/areas.ts';

export const presentHelp = (help: Help): HelpView =>
  helpViewSchema.parse({ ...help, name: help.from.name, email: help.from.email });

/** Who offered to help with this update, each once. */
export const helpersWith = (help: readonly Help[], updateId: string): string[] => [
  ...new Map(
    help
      .filter(({ update, how }) => update?.id === updateId && how !== 'ask')
      .map(({ from }) => [from.key, from.name]),
  ).values(),
];
