import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openChannelTabs } from './channelTabs.ts';
import { team } from './team.ts';

const settings = {
  entityId: 'area-transitions',
  name: 'Transitions',
  contentPath: '/tabs/areas/transitions?in=channel',
  websitePath: null,
};
const [general] = team.channels;

describe('the tabs of channels', () => {
  test('are found again by a second start, in the order in which they were added', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'channels-')), 'state', 'tabs.json');
    const first = openChannelTabs(file);
    const one = first.add(general?.id ?? '', settings);
    const two = first.add(general?.id ?? '', { ...settings, name: 'Second' });
    first.change(one?.id ?? '', { ...settings, name: 'Renamed' });
    expect(openChannelTabs(file).all()).toEqual([{ ...one, name: 'Renamed' }, two]);
    expect(first.remove(two?.id ?? '')).toBe(true);
    expect(openChannelTabs(file).all()).toHaveLength(1);
  });

  test('are neither added to a channel nor changed nor removed where there is none', () => {
    const tabs = openChannelTabs(null);
    expect(tabs.add('19:elsewhere@thread.tacv2', settings)).toBeNull();
    expect(tabs.change('gone', settings)).toBeNull();
    expect(tabs.remove('gone')).toBe(false);
  });
});
