import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { type IssueContent, mostIssueItems } from '#core/digests/issue.ts';
import { longDay } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { counted } from '../../../components/counted.ts';
import { Empty } from '../../../components/Empty.tsx';
import form from '../../../components/forms/Form.module.css';
import { Notice } from '../../../components/Notice.tsx';
import { PageLink } from '../../../components/PageLink.tsx';
import { stepAddress } from '../issue/steps.ts';
import type { Work } from '../issue/work.ts';
import { audienceNames } from '../words.ts';
import { AddItem } from './AddItem.tsx';
import styles from './ChooseStep.module.css';
import { ItemEditor } from './ItemEditor.tsx';
import { ItemLine } from './ItemLine.tsx';

/** Step 1: which of what is new goes out, in which order, under which opening line, to whom. */
export function ChooseStep({ work }: { work: Work }) {
  const { issue, content, edit, take, busy } = work;
  const { items } = content;
  const chosen = items.filter(({ included }) => included).length;
  return (
    <div className={styles.columns}>
      {edit && issue.state !== 'draft' && (
        <div className={styles.whole}>
          <Notice tone="info">
            Changing anything makes it a draft again, to be tried out and approved anew.
          </Notice>
        </div>
      )}
      <section aria-labelledby="items">
        <h3 id="items">
          {counted(items.length, 'item')} gathered, {chosen} chosen
        </h3>
        {issue.leftOut > 0 && (
          <Notice tone="warning">
            A digest holds {mostIssueItems} items. {counted(issue.leftOut, 'further item')} found no room.
          </Notice>
        )}
        {items.length === 0 && <Empty>Nothing is new since the last digest.</Empty>}
        <ol className={styles.items}>
          {items.map((item, index) =>
            edit ? (
              <ItemEditor
                key={item.id}
                item={item}
                place={{ index, of: items.length }}
                onChange={(part) =>
                  edit({ items: items.map((each) => (each === item ? { ...each, ...part } : each)) })
                }
                onMove={(to) => edit({ items: moved(items, index, to) })}
              />
            ) : (
              <li key={item.id} className={styles.item}>
                <ItemLine item={item} />
              </li>
            ),
          )}
        </ol>
        {edit && (
          <div className={styles.more}>
            <Button
              disabledFocusable={busy}
              onClick={() => take({ step: 'gather' }, 'What is new was added.')}
            >
              Look for what has become new
            </Button>
            {items.length < mostIssueItems && <AddItem onAdd={(item) => edit({ items: [...items, item] })} />}
          </div>
        )}
      </section>
      <div className={form.form}>
        <Field
          label="Opening line (optional)"
          hint={`One sentence above the items. ${content.opening.length} of 140 characters.`}
        >
          <Input
            id="opening"
            maxLength={140}
            readOnly={edit === null}
            value={content.opening}
            onChange={(_, { value }) => edit?.({ opening: value })}
          />
        </Field>
        <Field label="Who gets it" hint="Never anybody who chose never.">
          <Select
            disabled={edit === null}
            value={content.audience}
            onChange={(_, { value }) => edit?.({ audience: value === 'everyone' ? 'everyone' : 'rhythm' })}
          >
            {Object.entries(audienceNames).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          label="Ask people to confirm that they have read it"
          disabled={edit === null}
          checked={content.confirm}
          onChange={(_, { checked }) => edit?.({ confirm: checked === true })}
        />
        <p className={form.hint}>
          For the week of {longDay(content.week)}, with what is new by{' '}
          {longDay(dayOf(issue.changedAt, ukZone))}. Each person gets only what concerns them; where that is
          nothing, they get no message.
        </p>
        <div className={form.bar}>
          <PageLink to={stepAddress(issue.id, 'preview')} primary>
            Next: Preview
          </PageLink>
        </div>
      </div>
    </div>
  );
}

function moved(items: IssueContent['items'], from: number, to: number): IssueContent['items'] {
  const order = [...items];
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}
