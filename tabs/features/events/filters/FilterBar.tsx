import { useDeferredValue } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { EventsReply } from '#core/contract/api.ts';
import { phaseNames } from '#core/events/names.ts';
import { counted } from '../../../components/counted.ts';
import { type Choice, FilterPanel } from '../../../components/FilterPanel.tsx';
import { shows } from '../words.ts';
import styles from './FilterBar.module.css';
import { type Filters, withFilters } from './filters.ts';

type Props = { filters: Filters; areas: EventsReply['areas']; count: number };

/** The filters, drawn after the content they narrow: they cost as much as it, and nobody uses them first. */
export function FilterBar(props: Props) {
  return useDeferredValue(true, false) ? <Choices {...props} /> : <div className={styles.reserved} />;
}

/** Narrows the list by what stands in the address. */
function Choices({ filters, areas, count }: Props) {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const change = (name: string, value: string | boolean | null): void => {
    const query = withFilters(search, { ...filters, [name]: value });
    navigate(query ? `${path}?${query}` : path, { replace: true });
  };

  const choices: Choice[] = [
    {
      name: 'show',
      label: 'Show',
      every: 'Everything',
      options: Object.entries(shows).map(([name, { label }]) => [name, label] as const),
      value: filters.show,
    },
    {
      name: 'area',
      label: 'Priority area',
      every: 'All areas',
      options: areas.map(({ slug, name }) => [slug, name] as const),
      value: filters.area,
    },
    {
      name: 'how',
      label: 'Taking part',
      every: 'Online or in person',
      options: [
        ['online', 'Online'],
        ['inPerson', 'In person'],
      ],
      value: filters.how,
    },
    {
      name: 'phase',
      label: 'Phase',
      every: 'All phases',
      options: Object.entries(phaseNames),
      value: filters.phase,
    },
  ];

  return (
    <FilterPanel
      label="Filter events"
      choices={choices}
      toggles={[{ name: 'mine', label: 'Only mine', on: filters.mine }]}
      result={`Show ${counted(count, 'event')}`}
      onChoose={change}
      onToggle={change}
    />
  );
}
