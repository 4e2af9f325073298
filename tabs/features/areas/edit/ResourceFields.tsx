import { mostResources, type Resource } from '#core/areas/area.ts';
import { DayField } from '../../../components/forms/DayField.tsx';
import { LinkFields } from '../../../components/forms/LinkFields.tsx';
import { Rows } from '../../../components/forms/Rows.tsx';
import { newResource } from './newParts.ts';

type Props = {
  resources: Resource[];
  today: string;
  wrong: (field: string) => string | null;
  onChange: (resources: Resource[]) => void;
};

/** Documents and pages of the area, each with when somebody last looked whether it works. */
export function ResourceFields({ resources, today, wrong, onChange }: Props) {
  return (
    <Rows
      title="Resources"
      one="resource"
      rows={resources}
      max={mostResources}
      make={() => newResource(resources, today)}
      onChange={onChange}
    >
      {(resource, set, index) => (
        <>
          <LinkFields
            id={`resources-${index}`}
            linked={resource}
            wrong={wrong}
            // Whoever gives another address has just looked at it.
            onChange={(part) =>
              set(part.link === undefined ? part : { ...part, checkedOn: today, brokenSince: null })
            }
          />
          <DayField
            id={`resources-${index}-checked`}
            label="Link last checked (optional)"
            value={resource.checkedOn}
            today={today}
            onChange={(checkedOn) => set({ checkedOn, brokenSince: null })}
          />
        </>
      )}
    </Rows>
  );
}
