import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  Field,
  OverlayDrawer,
  Radio,
  RadioGroup,
  Textarea,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Area } from '#core/areas/area.ts';
import { putArea } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { useClosing } from '../../../components/confirm/useClosing.ts';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { LinkFields } from '../../../components/forms/LinkFields.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { offerHelp } from '../api.ts';
import styles from './HelpDrawer.module.css';
import { helpProblems, newHelp, type Wish, ways } from './helpForm.ts';
import { helpWords } from './helpWords.ts';

type Props = { area: Area; wish: Wish; onClose: () => void };

/** "I can help", a question or a suggestion: a few words that go to the people who lead the area. */
export default function HelpDrawer({ area, wish, onClose }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const [open, setOpen] = useState(true);
  const surfaceMotion = useClosing(onClose);
  const [help, setHelp] = useState(() => newHelp(wish));
  const [tried, setTried] = useState(false);
  const offers = ways.some(({ how }) => how === help.how);
  const words = helpWords(help.how);
  const problems = helpProblems(help);
  const wrong = (field: string): string | null => (tried ? (problems[field] ?? null) : null);
  const sending = useMutation({
    mutationFn: () => offerHelp(api, area.slug, { ...help, words: help.words.trim() }),
    onSuccess: (reply) => putArea(queries, reply),
  });
  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    setTried(true);
    const [first] = Object.keys(problems);
    if (first === undefined) sending.mutate();
    else document.getElementById(first === 'words' ? 'help-words' : `suggestion-${first}`)?.focus();
  };

  return (
    <OverlayDrawer
      position="end"
      size="medium"
      open={open}
      onOpenChange={() => setOpen(false)}
      surfaceMotion={surfaceMotion}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label="Close"
              icon={<DismissRegular />}
              onClick={() => setOpen(false)}
            />
          }
        >
          {words.title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {sending.isSuccess ? (
          <div className={styles.form}>
            <Notice tone="success" announce="polite">
              {words.sent}
            </Notice>
            <Button appearance="primary" autoFocus onClick={() => setOpen(false)}>
              Close
            </Button>
          </div>
        ) : (
          <form className={styles.form} noValidate onSubmit={handleSubmit}>
            <FailureNotice error={sending.error} />
            {offers && (
              <Field label={`How you can help ${area.name}`}>
                <RadioGroup
                  value={help.how}
                  onChange={(_, { value }) =>
                    setHelp({ ...help, how: ways.find(({ how }) => how === value)?.how ?? help.how })
                  }
                >
                  {ways.map((way) => (
                    <Radio key={way.how} value={way.how} label={way.label} />
                  ))}
                </RadioGroup>
              </Field>
            )}
            {help.resource && (
              <LinkFields
                id="suggestion"
                linked={help.resource}
                wrong={(field) => wrong(field.replace('suggestion-', ''))}
                onChange={({ size: _size, ...part }) =>
                  setHelp({ ...help, ...(help.resource && { resource: { ...help.resource, ...part } }) })
                }
              />
            )}
            <Field
              label={words.field}
              hint={`${help.words.length} of 500 characters. Leave out anything about pupils.`}
              validationMessage={wrong('words')}
            >
              <Textarea
                id="help-words"
                rows={help.resource ? 3 : 5}
                maxLength={500}
                value={help.words}
                onChange={(_, { value }) => setHelp({ ...help, words: value })}
              />
            </Field>
            <p className={styles.note}>We will pass your name and e-mail address to the task-group lead.</p>
            <Button type="submit" appearance="primary" disabledFocusable={sending.isPending}>
              Send
            </Button>
          </form>
        )}
      </DrawerBody>
    </OverlayDrawer>
  );
}
