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
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Area } from '#core/areas/area.ts';
import { useApi } from '../../../api/context.ts';
import { asProblem, sentenceOf } from '../../../api/problem.ts';
import { useOpener } from '../../../components/confirm/useOpener.ts';
import { Notice } from '../../../components/Notice.tsx';
import { type Help, offerHelp } from '../api.ts';
import styles from './HelpDrawer.module.css';

const ways: { how: Help['how']; label: string }[] = [
  { how: 'join', label: 'Join the group' },
  { how: 'comment', label: 'Comment on drafts' },
  { how: 'share', label: 'Share an example or case study' },
  { how: 'volunteer', label: 'Something else' },
];

type Props = { area: Area; kind: Help['how']; onClose: () => void };

/** "I can help", or a question: a few words that go to the people who lead the area. */
export default function HelpDrawer({ area, kind, onClose }: Props) {
  const api = useApi();
  const [open, setOpen] = useState(true);
  const giveBack = useOpener();
  const asks = kind === 'ask';
  const [how, setHow] = useState<Help['how']>(ways.some((way) => way.how === kind) ? kind : 'volunteer');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useMutation({
    mutationFn: () => offerHelp(api, area.slug, { how: asks ? 'ask' : how, words: words.trim() }),
  });
  const missing = asks && words.trim() === '';
  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    setTried(true);
    if (!missing) sending.mutate();
  };

  return (
    <OverlayDrawer
      position="end"
      size="medium"
      open={open}
      onOpenChange={() => setOpen(false)}
      surfaceMotion={{
        onMotionFinish(_, { direction }) {
          if (direction !== 'exit') return;
          // In the next turn the drawer is out of the page.
          setTimeout(() => {
            giveBack();
            onClose();
          });
        },
      }}
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
          {asks ? 'Ask the group' : 'How would you like to help?'}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {sending.isSuccess ? (
          <div className={styles.form}>
            <Notice tone="success" announce="polite">
              Sent. The lead usually replies within 5 school days.
            </Notice>
            <Button appearance="primary" autoFocus onClick={() => setOpen(false)}>
              Close
            </Button>
          </div>
        ) : (
          <form className={styles.form} noValidate onSubmit={handleSubmit}>
            {sending.error && (
              <Notice tone="error" announce="assertive">
                {sentenceOf(asProblem(sending.error))}
              </Notice>
            )}
            {!asks && (
              <Field label={`How you can help ${area.name}`}>
                <RadioGroup value={how} onChange={(_, { value }) => setHow(value as Help['how'])}>
                  {ways.map((way) => (
                    <Radio key={way.how} value={way.how} label={way.label} />
                  ))}
                </RadioGroup>
              </Field>
            )}
            <Field
              label={asks ? 'Your question' : 'Anything we should know? (optional)'}
              hint={`${words.length} of 500 characters. Leave out anything about pupils.`}
              validationMessage={tried && missing ? 'Enter a question.' : null}
            >
              <Textarea rows={5} maxLength={500} value={words} onChange={(_, { value }) => setWords(value)} />
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
