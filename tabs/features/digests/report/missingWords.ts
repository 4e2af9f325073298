/** What kinds of missing people a report tells of, and how many there are of each. */
import type { ReportReply } from '#core/contract/digests.ts';
import type { MissingKind } from '#core/delivery/missing.ts';

const names: Record<MissingKind, string> = {
  notReached: 'Not reached',
  byEmailInstead: 'By e-mail, because Teams did not take it',
  waiting: 'Still waiting for it',
  notConfirmed: 'Have it, and have not confirmed it',
};

type Kind = { kind: MissingKind; name: string; count: number };

/** Those who have not confirmed only where it was asked. */
export function missingKindsOf({ progress, confirmed }: Pick<ReportReply, 'progress' | 'confirmed'>): Kind[] {
  const of = (kind: MissingKind, count: number): Kind => ({ kind, name: names[kind], count });
  return [
    of('notReached', progress.failed),
    of('byEmailInstead', progress.movedToEmail),
    of('waiting', progress.waiting),
    ...(confirmed ? [of('notConfirmed', confirmed.of - confirmed.count)] : []),
  ];
}
