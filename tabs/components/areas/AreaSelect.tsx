import { Field, Select } from '@fluentui/react-components';

type Props = {
  /** Slug of the area. One that is not among the areas stands there by its slug. */
  value: string;
  areas: readonly { slug: string; name: string }[];
  problem?: string | null;
  onChange: (slug: string) => void;
};

/** One of the areas that somebody writes for. Its id is `area`. */
export function AreaSelect({ value, areas, problem = null, onChange }: Props) {
  return (
    <Field label="Priority area" validationMessage={problem}>
      <Select id="area" value={value} onChange={(_, { value: slug }) => onChange(slug)}>
        {value !== '' && !areas.some(({ slug }) => slug === value) && <option value={value}>{value}</option>}
        {areas.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
