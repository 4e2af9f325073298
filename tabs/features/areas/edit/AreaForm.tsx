import { Button, Checkbox, Field, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { Area } from '#core/areas/area.ts';
import type { Me } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { loadArea, putArea } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { DraftStanding } from '../../../components/drafts/DraftStanding.tsx';
import { HeldActions } from '../../../components/drafts/HeldActions.tsx';
import { SavedNote } from '../../../components/drafts/SavedNote.tsx';
import { useDraftKeeper } from '../../../components/drafts/useDraftKeeper.ts';
import { ErrorSummary } from '../../../components/forms/ErrorSummary.tsx';
import form from '../../../components/forms/Form.module.css';
import { TextField } from '../../../components/forms/TextField.tsx';
import { useAttempt } from '../../../components/forms/useAttempt.ts';
import { notify } from '../../../components/toast.tsx';
import { saveArea } from '../api.ts';
import { areaProblems } from './areaProblems.ts';
import { areaShape, areaWords, named, type WrittenArea } from './areaShape.ts';
import { InvolvementFields } from './InvolvementFields.tsx';
import { LeadFields } from './LeadFields.tsx';
import { OpenOrClosed } from './OpenOrClosed.tsx';
import { ResourceFields } from './ResourceFields.tsx';

type Props = { start: WrittenArea; me: Me; now: Instant; year: string };

/** All that an editor says about an area. */
export function AreaForm({ start, me, now, year }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const isNew = start.etag === '';
  const { slug } = start.area;
  const { draft, keeper } = useDraftKeeper(
    areaShape,
    start,
    { person: me.key, what: isNew ? 'area' : `area.${slug}` },
    {
      load: async () => (isNew ? start : loadArea(api, slug)),
      async save(etag, area) {
        const reply = await saveArea(api, area, isNew ? null : etag);
        putArea(queries, reply);
        return reply;
      },
    },
  );
  const area = draft.details;
  const set = (part: Partial<Area>): void => keeper.edit(part);

  const saving = useMutation({
    mutationFn: () => keeper.flush(),
    onSuccess(saved) {
      if (!saved) return;
      const { area: now } = keeper.read().view;
      void queries.invalidateQueries({ queryKey: ['areas', 'list'] });
      notify(isNew ? `${now.name} opened.` : 'Area saved.');
      navigate(`/areas/${now.slug}`);
    },
  });
  const { attempt, problems, wrong, handleSubmit } = useAttempt(areaProblems(named(area)), () =>
    saving.mutate(),
  );

  return (
    <form className={form.form} noValidate onSubmit={handleSubmit}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <DraftStanding draft={draft} keeper={keeper} shape={areaShape} words={areaWords} what="this area" />
      <TextField
        id="name"
        label="Name"
        most={100}
        value={area.name}
        problem={wrong('name')}
        onChange={(name) => set({ name })}
      />
      {isNew && (
        <TextField
          id="slug"
          label="Short name in links"
          hint="Cannot be changed later."
          most={60}
          value={named(area).slug}
          problem={wrong('slug')}
          onChange={(slug) => set({ slug })}
        />
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
      <div className={`${form.bar} ${form.standing}`}>
        <Button type="submit" appearance="primary" disabledFocusable={saving.isPending}>
          {isNew ? 'Open this area' : 'Save'}
        </Button>
        <HeldActions draft={draft} keeper={keeper} back={isNew ? '/manage/areas' : `/areas/${slug}`} />
        <SavedNote draft={draft} now={now} />
      </div>
    </form>
  );
}
