/** What happens at about the same time: an import or edits, with bookings and replies beside them. */
import type { Draw } from './draw.ts';
import type { People } from './people.ts';
import { fileOf, type Programme, type Promised, type Row, revise, standingRows } from './programme.ts';

export type WaveKind = 'import' | 'edits';

/** `settled`: what the editor then means, once every question has been answered that way. */
export type Wave = { deeds: Promise<void>[]; answer: 'keep' | 'putBack'; settled(): void };

/** An event's id by the uid of its row. */
export type Ids = ReadonlyMap<string, string>;

type Scene = { people: People; programme: Programme; ids: Ids; draw: Draw };

export const bookSomewhere = async (
  { people, programme, ids, draw }: Scene,
  rows: readonly Row[],
): Promise<void> => {
  const { uid } = draw.of(rows.filter((row) => row.kind !== 'key date' && ids.has(row.uid)));
  programme.guests += 1;
  const name = `Guest ${programme.guests}`;
  const email = `guest${programme.guests}@visitor.example`;
  await people.book(ids.get(uid) ?? '', { name, email });
  programme.promised.push({ uid, email, reply: null });
};

/** Somebody who was invited earlier and has not answered. */
const reply = async (
  { people, programme, draw }: Scene,
  rows: readonly Row[],
  going: readonly Promised[],
): Promise<void> => {
  const open = going.filter((one) => one.reply === null && rows.some(({ uid }) => uid === one.uid));
  if (open.length === 0) return;
  const chosen = draw.of(open);
  const row = programme.rows.find(({ uid }) => uid === chosen.uid);
  const response = draw.of(['accepted', 'declined'] as const);
  // Noted first, so that nobody answers twice.
  chosen.reply = response;
  const prefix = row?.kind === 'webinar' ? 'Online: ' : '';
  await people.replyToInvitation(`${prefix}${row?.title}`, chosen.email, response);
};

const clock = ({ day }: Row, hour: number): string => `${day}T${String(hour).padStart(2, '0')}:00:00`;

/** Two titles in the list, a title and a time in the calendar. */
const edits = ({ people, programme, ids, draw }: Scene, rows: readonly Row[], answer: Wave['answer']) => {
  const [one, two, three, four] = rows;
  const renamed = [one, two, three].flatMap((row) => {
    if (!row) return [];
    programme.titles += 1;
    return [{ row, title: `Edited ${row.uid.slice(4)} anew ${programme.titles}` }];
  });
  const hour = 9 + draw.number(7);
  return {
    deeds: [
      ...renamed.slice(0, 2).map(({ row, title }) => people.retitleInList(ids.get(row.uid) ?? '', title)),
      ...renamed.slice(2).map(({ row, title }) => people.retitleInCalendar(row.title, title)),
      ...(four ? [people.moveInCalendar(four.title, clock(four, hour), clock(four, hour + 1))] : []),
    ],
    settled: () => {
      for (const { row, title } of renamed) row.title = title;
      if (four && answer === 'keep') four.hour = hour;
    },
  };
};

/** @param going who was going when everything was last at rest */
export const startWave = (scene: Scene, kind: WaveKind, going: readonly Promised[]): Wave => {
  const { people, programme, draw } = scene;
  const answer = draw.of(['keep', 'putBack'] as const);
  // Of the plain sort, so that the subject in Outlook is the title.
  const edited =
    kind === 'edits'
      ? draw.some(
          4,
          standingRows(programme).filter((row) => row.kind === 'meeting'),
        )
      : [];
  if (kind === 'import') revise(programme, draw);
  const calm = standingRows(programme).filter((row) => !edited.includes(row));
  const change =
    kind === 'import'
      ? { deeds: [people.importFile(fileOf(programme))], settled: () => undefined }
      : edits(scene, edited, answer);
  const beside = [
    ...Array.from({ length: 5 }, () => bookSomewhere(scene, calm)),
    // In an import titles change, by which invitations are found.
    ...(kind === 'edits' ? [reply(scene, calm, going), reply(scene, calm, going)] : []),
  ];
  return { deeds: [...change.deeds, ...beside], answer, settled: change.settled };
};
