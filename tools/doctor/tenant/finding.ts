/** What a look at the tenant found, in words for whoever has to act on it. */

export type Finding = {
  /** What was looked at, always the same word for the same check. */
  check: string;
  /** `note`: worth knowing, nothing is broken. */
  state: 'fine' | 'note' | 'broken';
  what: string;
  /** What it means for people. */
  meaning: string | null;
  /** Who can mend it. */
  who: string | null;
  /** The command or the page that mends it. */
  mend: string | null;
};

type Remedy = { meaning: string; who: string; mend: string };

export const fine = (check: string, what: string): Finding => ({
  check,
  state: 'fine',
  what,
  meaning: null,
  who: null,
  mend: null,
});
export const broken = (check: string, what: string, remedy: Remedy): Finding => ({
  check,
  state: 'broken',
  what,
  ...remedy,
});
export const note = (check: string, what: string, remedy: Remedy): Finding => ({
  check,
  state: 'note',
  what,
  ...remedy,
});

export const who = {
  service: 'Whoever runs the service in Azure',
  entra: 'An administrator of Microsoft Entra',
  exchange: 'An administrator of Exchange Online',
  sharePoint: 'An administrator of SharePoint',
  teams: 'An administrator of Teams',
  everybody: 'Nobody here: Microsoft, or the network in between',
} as const;
