/** The four steps of an issue, and at which one somebody begins. */
import type { IssueState } from '#core/digests/issue.ts';

export const steps = ['choose', 'preview', 'approve', 'send'] as const;
export type StepName = (typeof steps)[number];

export const stepNames: Record<StepName, string> = {
  choose: 'Choose',
  preview: 'Preview',
  approve: 'Approve',
  send: 'Send',
};

/** The step that comes next for an issue in this state. */
const nextStep = (state: IssueState): StepName =>
  state === 'draft' ? 'choose' : state === 'inReview' ? 'approve' : 'send';

/** The step that the address names, otherwise the next one. */
export const stepOf = (search: string, state: IssueState): StepName => {
  const asked = new URLSearchParams(search).get('step');
  return steps.find((step) => step === asked) ?? nextStep(state);
};

export const stepAddress = (id: string, step: StepName): string => `/manage/digests/${id}?step=${step}`;
