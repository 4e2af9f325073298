import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Area } from '#core/areas/area.ts';
import type { Instant } from '#core/events/event.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { putArea } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem, sentenceOf } from '../../../api/problem.ts';
import { ErrorSummary } from '../../../components/forms/ErrorSummary.tsx';
import form from '../../../components/forms/Form.module.css';
import { Notice } from '../../../components/Notice.tsx';
import { notify } from '../../../components/toast.tsx';
import { saveArea } from '../api.ts';
import { areaProblems } from './areaProblems.ts';
import { InvolvementFields } from './InvolvementFields.tsx';
import { LeadFields } from './LeadFields.tsx';
import { slugOf } from './newParts.ts';
import { OpenOrClosed } from './OpenOrClosed.tsx';
import { ResourceFields } from './ResourceFields.tsx';

type Props = { start: Area; etag: string | null; now: Instant; year: string };

/** All that an editor says about an area. */
export function AreaForm({ start, etag, now, year }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [area, setArea] = useState(start);
  const [attempt, setAttempt] = useState(0);
  const set = (part: Partial<Area>): void => setArea({ ...area, ...part });
  const toSave: Area = etag === null && area.slug === '' ? { ...area, slug: slugOf(area.name) } : area;
  const problems = attempt > 0 ? areaProblems(toSave) : [];
  const wrong = (field: string): string | null =>
    problems.find((problem) => problem.field === field)?.message ?? null;

  const saving = useMutation({
    mutationFn: () => saveArea(api, toSave, etag),
    onSuccess(reply) {
      putArea(queries, reply);
      void queries.invalidateQueries({ queryKey: ['areas', 'list'] });
      notify(etag === null ? `${reply.area.name} opened.` : 'Area saved.');
      navigate(`/areas/${reply.area.slug}`);
    },
  });
  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    setAttempt(attempt + 1);
    if (areaProblems(toSave).length === 0) saving.mutate();
  };

  return (
    <form className={form.form} noValidate onSubmit={handleSubmit}>
      <ErrorSummary problems={problems} attempt={attempt} />
      {saving.error && (
        <Notice tone="error" announce="assertive">
          {asProblem(saving.error).code === 'conflict'
            ? 'Somebody changed this area while you were writing. Your words are still here: open the area in another window, bring in what changed, then load this page again.'
            : sentenceOf(asProblem(saving.error))}
        </Notice>
      )}
      <Field label="Name" validationMessage={wrong('name')}>
        <Input
          id="name"
          maxLength={100}
          value={area.name}
          onChange={(_, { value }) => set({ name: value })}
        />
      </Field>
      {etag === null && (
        <Field label="Short name in links" hint="Cannot be changed later." validationMessage={wrong('slug')}>
          <Input
            id="slug"
            maxLength={60}
            value={toSave.slug}
            onChange={(_, { value }) => set({ slug: value })}
          />
        </Field>
      )}
      <Field
        label="What it is about"
        hint={`In a sentence or two. ${area.focus.length} of 500 characters.`}
        validationMessage={wrong('focus')}
      >
        <Textarea
          id="focus-text"
          rows={3}
          maxLength={500}
          value={area.focus}
          onChange={(_, { value }) => set({ focus: value })}
        />
      </Field>
      <Field label="Aim of the year (optional)" hint="What it wants to reach by the end of the year.">
        <Textarea
          id="aim"
          rows={2}
          maxLength={300}
          value={area.aim ?? ''}
          onChange={(_, { value }) => set({ aim: value === '' ? null : value })}
        />
      </Field>
      <Checkbox
        label="Focus of the year: stands first and says so"
        checked={area.immediate}
        onChange={(_, { checked }) => set({ immediate: checked === true })}
      />
      <OpenOrClosed area={area} year={year} wrong={wrong} onChange={set} />
      <LeadFields leads={area.leads} wrong={wrong} onChange={(leads) => set({ leads })} />
      <InvolvementFields
        involvement={area.involvement}
        today={dayOf(now, ukZone)}
        wrong={wrong}
        onChange={(involvement) => set({ involvement })}
      />
      <ResourceFields
        resources={area.resources}
        today={dayOf(now, ukZone)}
        wrong={wrong}
        onChange={(resources) => set({ resources })}
      />
      <div className={form.bar}>
        <Button type="submit" appearance="primary" disabledFocusable={saving.isPending}>
          {etag === null ? 'Open this area' : 'Save'}
        </Button>
        <Button onClick={() => navigate(etag === null ? '/manage/areas' : `/areas/${start.slug}`)}>
          Leave without saving
        </Button>
      </div>
    </form>
  );
}
