/** An editor who imports the county's programme as a CSV file, again and again as it changes. */
import type { Chance } from '../chance.ts';
import type { World } from '../world/world.ts';
import { editorToken } from './cast.ts';

type Row = {
  id: string;
  title: string;
  type: string;
  day: string;
  start: string;
  end: string;
  attendance: string;
  venue: string;
  places: string;
  description: string;
  status: string;
};

const venues = ['County Hall', 'Samphire Primary School', 'The Forum; room 2', 'Alderfen Junior School'];
const topics = ['Reading fluency', 'Maths mastery', 'Transitions & trust', 'Oracy', 'SEND "in practice"'];
const dayMs = 86_400_000;

const dayAfter = (world: World, days: number): string =>
  new Date(world.schedule.time + days * dayMs).toISOString().slice(0, 10);

const newRow = (world: World, chance: Chance, n: number): Row => {
  const attendance = chance.weighted([
    [4, 'in person'],
    [4, 'online'],
    [1, 'hybrid'],
    [1, 'none'],
  ] as const);
  const deadline = attendance === 'none';
  const hour = chance.whole(8, 15);
  return {
    id: `E${n}`,
    title: `${chance.of(topics)} ${n}`,
    type: deadline ? 'key date' : chance.of(['meeting', 'workshop', 'webinar', 'visit']),
    day: dayAfter(world, chance.whole(2, 60)),
    start: deadline ? '' : `${String(hour).padStart(2, '0')}:${chance.of(['00', '30'])}`,
    end: deadline ? '' : `${hour + chance.whole(1, 3)}:45`,
    attendance: deadline ? '' : attendance,
    venue: deadline || attendance === 'online' ? '' : chance.of(venues),
    places: deadline ? '' : chance.of(['', '1', '2', '3', '5']),
    description: chance.happens(0.5) ? `For everybody.\n\nBring <${n}> & friends.` : '',
    status: '',
  };
};

const mutations: readonly ((row: Row, world: World, chance: Chance) => Partial<Row>)[] = [
  (row, _world, chance) => ({ title: `${row.title.split(' v')[0]} v${chance.whole(2, 99)}` }),
  (_row, world, chance) => ({ day: dayAfter(world, chance.whole(2, 60)) }),
  (row, _world, chance) => (row.venue === '' ? {} : { venue: chance.of(venues) }),
  (row, _world, chance) => (row.type === 'key date' ? {} : { places: chance.of(['', '1', '2', '4']) }),
  (_row, _world, chance) => ({ description: `Version ${chance.whole(1, 999)}` }),
  (row) => ({ status: row.status === '' ? 'cancelled' : '' }),
];

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const csvOf = (rows: readonly Row[]): string => {
  const columns = [
    'id',
    'title',
    'type',
    'date',
    'start',
    'end',
    'attendance',
    'venue',
    'places',
    'description',
    'status',
  ];
  const lines = rows.map((row) =>
    [
      row.id,
      row.title,
      row.type,
      row.day,
      row.start,
      row.end,
      row.attendance,
      row.venue,
      row.places,
      row.description,
      row.status,
    ]
      .map(quoted)
      .join(','),
  );
  return [columns.join(','), ...lines].join('\r\n');
};

export class Programme {
  readonly #world: World;
  readonly #chance: Chance;
  #rows: Row[] = [];
  #count = 0;

  constructor(world: World, size: number) {
    this.#world = world;
    this.#chance = world.chance.apart('programme');
    for (let n = 0; n < size; n += 1) this.#add();
  }

  /** The next edition: some rows changed, one dropped or added. */
  revise(): void {
    const chance = this.#chance;
    this.#rows = this.#rows.map((row) =>
      chance.happens(0.5) ? { ...row, ...chance.of(mutations)(row, this.#world, chance) } : row,
    );
    if (this.#rows.length > 2 && chance.happens(0.3))
      this.#rows.splice(chance.whole(0, this.#rows.length - 1), 1);
    else if (this.#rows.length < 7 && chance.happens(0.3)) this.#add();
  }

  /** Uploads the file and has it applied, unless nobody answers. */
  async import(): Promise<void> {
    const { host, counts, trace } = this.#world;
    counts.add('imports');
    const csv = csvOf(this.#rows);
    trace.note(`the editor imports ${this.#rows.length} rows`);
    const token = editorToken;
    const uploaded = await host.call('POST', '/api/imports?name=programme.csv', {
      token,
      body: csv,
      contentType: 'text/csv',
    });
    if (uploaded?.status !== 201) return;
    const { run, preview } = JSON.parse(uploaded.body);
    if (preview.refused.length > 0) trace.note(`refused: ${JSON.stringify(preview.refused).slice(0, 300)}`);
    await host.call('POST', `/api/imports/${run.id}/apply`, { token });
  }

  #add(): void {
    this.#count += 1;
    this.#rows.push(newRow(this.#world, this.#chance, this.#count));
  }
}
