import { Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import type { Instant } from '#core/events/event.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import form from '../../../components/forms/Form.module.css';
import { MomentField } from '../../../components/forms/MomentField.tsx';
import { askNames } from '../words.ts';

type Ask = UpdateDetails['ask'];
type Props = {
  ask: Ask;
  now: Instant;
  wrong: (field: string) => string | null;
  onChange: (ask: Ask) => void;
};

/** What readers are asked to do, by when, and where. */
export function AskFields({ ask, now, wrong, onChange }: Props) {
  const set = (part: Partial<Ask>): void => onChange({ ...ask, ...part });
  return (
    <div className={form.form}>
      <Field label="What we would like from you">
        <RadioGroup
          className={form.choices ?? ''}
          layout="horizontal"
          value={ask.kind}
          onChange={(_, { value }) => {
            const kind = (Object.keys(askNames) as Ask['kind'][]).find((each) => each === value);
            if (kind) set({ kind });
          }}
        >
          {Object.entries(askNames).map(([kind, name]) => (
            <Radio key={kind} value={kind} label={name} />
          ))}
        </RadioGroup>
      </Field>
      {ask.kind !== 'nothing' && (
        <>
          <Field
            label="In your words"
            hint={`${ask.words.length} of 500 characters`}
            validationMessage={wrong('ask-words')}
          >
            <Textarea
              id="ask-words"
              rows={2}
              maxLength={500}
              value={ask.words}
              onChange={(_, { value }) => set({ words: value })}
            />
          </Field>
          <MomentField
            id="ask-by"
            label="Action required by (optional)"
            value={ask.by}
            today={dayOf(now, ukZone)}
            onChange={(by) => set({ by })}
          />
          <Field
            label={ask.kind === 'survey' || ask.kind === 'book' ? 'Link' : 'Link (optional)'}
            hint="Where it is done, such as https://…"
            validationMessage={wrong('ask-link')}
          >
            <Input
              id="ask-link"
              type="url"
              autoComplete="off"
              maxLength={500}
              value={ask.link ?? ''}
              onChange={(_, { value }) => set({ link: value === '' ? null : value })}
            />
          </Field>
        </>
      )}
    </div>
  );
}
