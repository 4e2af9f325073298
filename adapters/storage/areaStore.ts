import { odata, type TableClient } from '@azure/data-tables';
import { type Area, areaSchema } from '#core/areas/area.ts';
import { type Meeting, meetingSchema } from '#core/areas/meeting.ts';
import type { AreaStore, MeetingStore } from '#core/areas/ports.ts';
import type { Stored } from '#core/events/ports.ts';
import { keyText, Rows } from './rows.ts';

const areaPartition = 'area';
const areaKeys = (slug: string) => ({ partitionKey: areaPartition, rowKey: keyText(slug) });

/** Priority areas in the table `areas`: a dozen rows of one partition. */
export class TableAreaStore implements AreaStore {
  readonly #rows: Rows<Area>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: areaSchema,
      keys: (area) => areaKeys(area.slug),
      columns: [],
    });
  }

  async list(): Promise<Stored<Area>[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${areaPartition}`);
    return rows.sort(
      ({ value: a }, { value: b }) => a.order - b.order || a.name.localeCompare(b.name, 'en-GB'),
    );
  }

  get(slug: string): Promise<Stored<Area> | null> {
    return this.#rows.get(areaKeys(slug));
  }

  put(area: Area, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write(area, etag);
  }
}

const meetingKeys = (area: string, id: string) => ({ partitionKey: keyText(area), rowKey: keyText(id) });

/** Meetings in the table `meetings`, a partition an area. */
export class TableMeetingStore implements MeetingStore {
  readonly #rows: Rows<Meeting>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: meetingSchema,
      keys: ({ area, id }) => meetingKeys(area, id),
      columns: [],
    });
  }

  async ofArea(area: string): Promise<Stored<Meeting>[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${keyText(area)}`);
    return rows.sort(
      ({ value: a }, { value: b }) => b.heldOn.localeCompare(a.heldOn) || a.id.localeCompare(b.id),
    );
  }

  get(area: string, id: string): Promise<Stored<Meeting> | null> {
    return this.#rows.get(meetingKeys(area, id));
  }

  put(meeting: Meeting, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write(meeting, etag);
  }
}
