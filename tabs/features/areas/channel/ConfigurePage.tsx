import { Field, Input, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { areasQuery } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import form from '../../../components/forms/Form.module.css';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { offerChannelTab, savedChannelTab } from '../../../teams/channelTab.ts';

const prefix = 'area-';

/**
 * Asks what a channel's tab should show, beginning with what it shows already. Teams has the Save button; it works once
 * something is chosen.
 */
export default function ConfigurePage() {
  const query = useQuery(areasQuery(useApi()));
  // Teams may take its time, or never answer: until then the tab is a new one.
  const saved = useQuery({ queryKey: ['channelTab'], queryFn: savedChannelTab, retry: false }).data ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const [typedName, setTypedName] = useState<string | null>(null);
  const areas = query.data?.areas.filter(({ closed }) => closed === null) ?? [];
  const wanted = chosen ?? saved?.entityId.slice(prefix.length);
  const area = areas.find((each) => each.slug === wanted);
  const slug = area?.slug ?? '';
  const name = typedName ?? (chosen === null && area && saved ? saved.name : area?.name) ?? '';

  useEffect(() => {
    offerChannelTab(
      slug === '' || name.trim() === ''
        ? null
        : {
            entityId: `${prefix}${slug}`,
            name: name.trim(),
            address: `/tabs/areas/${slug}?in=channel`,
            website: `/go/a/${slug}`,
          },
    );
  }, [slug, name]);

  return (
    <Page title="What should this tab show?" ready={query.data !== undefined || query.isError}>
      <QueryNotice query={query} />
      {query.data ? (
        <div className={form.form}>
          <Field
            label="Priority area"
            hint={slug === '' ? 'Choose one, then you can save.' : 'Everybody in the channel sees it.'}
          >
            <Select value={slug} onChange={(_, { value }) => setChosen(value)}>
              <option value="">Choose an area</option>
              {areas.map((each) => (
                <option key={each.slug} value={each.slug}>
                  {each.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Name of the tab">
            <Input maxLength={100} value={name} onChange={(_, { value }) => setTypedName(value)} />
          </Field>
        </div>
      ) : (
        !query.isError && <Skeleton what="priority areas" rows={2} />
      )}
    </Page>
  );
}
