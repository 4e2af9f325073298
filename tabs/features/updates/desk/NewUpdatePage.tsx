import { Button, Field, Select } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { plainDay } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { areaQuery } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { deskQuery } from '../../../api/updates.ts';
import { AreaSelect } from '../../../components/areas/AreaSelect.tsx';
import { Breadcrumb } from '../../../components/areas/Breadcrumb.tsx';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import form from '../../../components/forms/Form.module.css';
import { NotForYouPage } from '../../../components/NotForYouPage.tsx';
import { Page } from '../../../components/Page.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { beginUpdate } from '../api.ts';
import { putUpdate } from '../cache.ts';

/** Begins a draft: for which area, empty or with the shape of an earlier update. */
export default function NewUpdatePage() {
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get('area');
  const query = useQuery(deskQuery(api));
  const areas = query.data?.areas ?? [];
  const [chosen, setChosen] = useState(wanted);
  const [from, setFrom] = useState('');
  const area = areas.find(({ slug }) => slug === chosen)?.slug ?? areas[0]?.slug ?? '';
  const earlier = useQuery({ ...areaQuery(api, area), enabled: area !== '' }).data?.updates ?? [];
  const beginning = useMutation({
    mutationFn: () => beginUpdate(api, area, from === '' ? null : from),
    onSuccess(reply) {
      putUpdate(queries, reply);
      navigate(`/manage/updates/${reply.update.id}`, { replace: true });
    },
  });
  if (query.data && areas.length === 0) return <NotForYouPage who="those who lead an area and for editors" />;
  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    beginning.mutate();
  };

  return (
    <Page
      title="New update"
      before={
        <Breadcrumb
          steps={[
            { href: '/areas', label: 'Priority areas' },
            { href: '/manage/updates', label: 'My updates' },
          ]}
        />
      }
      ready={query.data !== undefined || query.isError}
    >
      <QueryNotice query={query} />
      {query.data ? (
        <form className={form.form} onSubmit={handleSubmit}>
          <FailureNotice error={beginning.error} />
          <AreaSelect
            value={area}
            areas={areas}
            onChange={(slug) => {
              setChosen(slug);
              setFrom('');
            }}
          />
          <Field
            label="Start from"
            hint="An earlier update gives its headings, tags and phases, not its words."
          >
            <Select value={from} onChange={(_, { value }) => setFrom(value)}>
              <option value="">An empty update</option>
              {earlier.slice(0, 10).map(({ id, headline, publishedAt }) => (
                <option key={id} value={id}>
                  {publishedAt ? `${plainDay(dayOf(publishedAt, ukZone))}: ` : ''}
                  {headline}
                </option>
              ))}
            </Select>
          </Field>
          <div className={form.bar}>
            <Button type="submit" appearance="primary" disabledFocusable={beginning.isPending}>
              Start writing
            </Button>
          </div>
        </form>
      ) : (
        !query.isError && <Skeleton what="the areas you write for" rows={3} />
      )}
    </Page>
  );
}
