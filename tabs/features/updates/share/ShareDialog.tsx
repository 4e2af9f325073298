import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { UpdateView } from '#core/contract/areas.ts';
import { shareTexts } from '#core/updates/shareTexts.ts';
import { Modal } from '../../../components/confirm/Modal.tsx';
import { copyText } from '../../../components/copyText.ts';
import { Notice } from '../../../components/Notice.tsx';
import { notify } from '../../../components/toast.tsx';
import { canShareToChat, shareToChat } from '../../../teams/shareToChat.ts';
import styles from './ShareDialog.module.css';

type Props = { update: UpdateView; onClose: () => void };

/** Ready text for those to whom its author lets it be passed on, the link, and Teams' own sharing. */
export default function ShareDialog({ update, onClose }: Props) {
  const [texts] = useState(() => shareTexts({ update, areaName: update.areaName, link: update.shareUrl }));
  const [kind, setKind] = useState(texts[0]?.kind ?? null);
  const [toChat] = useState(canShareToChat);
  const chosen = texts.find((text) => text.kind === kind);
  const copying = useMutation({
    mutationFn: ({ text }: { text: string; said: string }) => copyText(text),
    onSuccess: (_, { said }) => notify(said),
  });
  const sharing = useMutation({
    mutationFn: () => shareToChat(update.shareUrl, update.headline),
    onSuccess: () => notify('Shared.'),
  });

  return (
    <Modal
      fluid
      title="Share this update"
      onClosed={onClose}
      actions={(close) => (
        <>
          {toChat && (
            <Button disabledFocusable={sharing.isPending} onClick={() => sharing.mutate()}>
              Share to a chat
            </Button>
          )}
          <Button onClick={() => copying.mutate({ text: update.shareUrl, said: 'Link copied.' })}>
            Copy link
          </Button>
          <Button onClick={() => close(null)}>Close</Button>
        </>
      )}
    >
      <div className={styles.content}>
        {chosen ? (
          <>
            <Field label="For">
              <Select
                value={chosen.kind}
                onChange={(_, { value }) =>
                  setKind(texts.find((text) => text.kind === value)?.kind ?? chosen.kind)
                }
              >
                {texts.map((text) => (
                  <option key={text.kind} value={text.kind}>
                    {text.name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label="Ready text">
              <Textarea readOnly rows={9} resize="vertical" value={chosen.text} />
            </Field>
            <div className={styles.bar}>
              <Button
                appearance="primary"
                onClick={() => copying.mutate({ text: chosen.text, said: 'Text copied.' })}
              >
                Copy text
              </Button>
              <Button
                onClick={() =>
                  copying.mutate({ text: chosen.markdown, said: 'Text copied with formatting.' })
                }
              >
                Copy with formatting (Markdown)
              </Button>
            </div>
          </>
        ) : (
          <p>Its author asks that it is not passed on as text. You can share the link with colleagues.</p>
        )}
        {copying.error && (
          <Notice tone="warning" announce="assertive">
            It could not be copied. Select the text and copy it, or take this link: {update.shareUrl}
          </Notice>
        )}
        {sharing.error && (
          <Notice tone="warning" announce="assertive">
            It was not shared. You can copy the link instead.
          </Notice>
        )}
      </div>
    </Modal>
  );
}
