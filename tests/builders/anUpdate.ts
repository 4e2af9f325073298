import type { Meeting } from '#core/areas/meeting.ts';
import { type Update, type UpdateDetails, updateDetailsSchema } from '#core/updates/update.ts';

/** What an author states: ready for review, nothing asked of anybody. */
export const updateDetails = (overrides: Partial<UpdateDetails> = {}): UpdateDetails =>
  updateDetailsSchema.parse({
    area: 'ks2',
    headline: 'Nine schools opened their doors',
    happened: 'Colleagues from **nine schools** saw reading taught elsewhere.',
    next: 'The next visits are in spring.',
    ask: { kind: 'nothing', words: '', by: null, link: null },
    tags: ['visits'],
    phases: ['primary'],
    shareWith: ['staff'],
    attachments: [],
    confirm: false,
    urgency: null,
    ...overrides,
  });

/** Written by `lead` on Friday 20 November 2026 and published at midday. */
export const anUpdate = (overrides: Partial<Update> = {}): Update => ({
  ...updateDetails(),
  id: 'upd000000001',
  state: 'published',
  author: { key: 'tenant:lead', name: 'Area lead' },
  writers: ['tenant:lead'],
  note: null,
  publishedAt: '2026-11-20T12:00:00Z',
  monthOnly: false,
  corrections: [],
  withdrawn: null,
  sample: false,
  version: 1,
  createdAt: '2026-11-20T09:00:00Z',
  changedAt: '2026-11-20T12:00:00Z',
  ...overrides,
});

/** Published minutes of a meeting on 19 September 2024. */
export const aMeeting = (overrides: Partial<Meeting> = {}): Meeting => ({
  id: 'meet00000001',
  area: 'ks2',
  title: 'Third meeting',
  heldOn: '2024-09-19',
  eventId: null,
  minutes: 'National policy and the **Norfolk picture**.',
  decisions: ['A working party is convened.'],
  actions: [{ what: 'Propose operating models', who: 'Working party', by: null, done: false }],
  attendance: null,
  state: 'published',
  writers: ['tenant:lead'],
  ...overrides,
});
