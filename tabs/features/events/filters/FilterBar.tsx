import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { useDeferredValue, useId, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { EventsReply } from '#core/contract/api.ts';
import { phaseNames } from '#core/events/names.ts';
import { counted } from '../../../components/counted.ts';
import { shows } from '../words.ts';
import styles from './FilterBar.module.css';
import { type Filters, withFilters } from './filters.ts';

type Props = { filters: Filters; areas: EventsReply['areas']; count: number };

type Choice = { name: keyof Filters & ('show' | 'area' | 'how' | 'phase'); label: string; every: string };

const choices: Choice[] = [
  { name: 'show', label: 'Show', every: 'Everything' },
  { name: 'area', label: 'Priority area', every: 'All areas' },
  { name: 'how', label: 'Taking part', every: 'Online or in person' },
  { name: 'phase', label: 'Phase', every: 'All phases' },
];

/** The filters, drawn after the content they narrow: they cost as much as it, and nobody uses them first. */
export function FilterBar(props: Props) {
  return useDeferredValue(true, false) ? <Choices {...props} /> : <div className={styles.reserved} />;
}

/** Narrows the list. Choices apply at once, stand in the address, and each can be taken away again. */
function Choices({ filters, areas, count }: Props) {
  const [open, setOpen] = useState(false);
  const panel = useId();
  const [path, navigate] = useLocation();
  const search = useSearch();
  const change = (part: Partial<Filters>): void => {
    const query = withFilters(search, { ...filters, ...part });
    navigate(query ? `${path}?${query}` : path, { replace: true });
  };

  const options: Record<Choice['name'], [string, string][]> = {
    show: Object.entries(shows).map(([name, { label }]) => [name, label]),
    area: areas.map(({ slug, name }) => [slug, name]),
    how: [
      ['online', 'Online'],
      ['inPerson', 'In person'],
    ],
    phase: Object.entries(phaseNames),
  };
  const chosen = choices.flatMap(({ name }) => {
    const label = options[name].find(([value]) => value === filters[name])?.[1];
    return label ? [{ name, label }] : [];
  });
  const active = chosen.length + (filters.mine ? 1 : 0);

  return (
    <search className={styles.filters} aria-label="Filter events">
      <Button
        className={styles.toggle}
        icon={<FilterRegular />}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        {active > 0 ? `Filters (${active})` : 'Filters'}
      </Button>
      <div className={styles.panel} id={panel} data-open={open}>
        {choices.map(({ name, label, every }) => (
          <Field key={name} label={label} size="small" className={styles.field}>
            <Select
              value={filters[name] ?? ''}
              onChange={(_, { value }) => change({ [name]: value === '' ? null : value })}
            >
              <option value="">{every}</option>
              {options[name].map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </Select>
          </Field>
        ))}
        <Checkbox
          className={styles.mine}
          label="Only mine"
          checked={filters.mine}
          onChange={(_, { checked }) => change({ mine: checked === true })}
        />
        <Button className={styles.done} appearance="primary" onClick={() => setOpen(false)}>
          Show {counted(count, 'event')}
        </Button>
      </div>
      {active > 0 && (
        <ul className={styles.tags} aria-label="Chosen filters">
          {[...chosen, ...(filters.mine ? [{ name: 'mine' as const, label: 'Only mine' }] : [])].map(
            (tag) => (
              <li key={tag.name}>
                <Button
                  size="small"
                  shape="circular"
                  icon={<DismissRegular />}
                  iconPosition="after"
                  aria-label={`Remove filter ${tag.label}`}
                  onClick={() => change({ [tag.name]: tag.name === 'mine' ? false : null })}
                >
                  {tag.label}
                </Button>
              </li>
            ),
          )}
        </ul>
      )}
    </search>
  );
}
