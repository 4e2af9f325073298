import { FluentProvider, teamsDarkTheme, teamsLightTheme } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { UpdateDetails } from '#core/updates/update.ts';
import { useApi } from '../../../api/context.ts';
import {
  type Colours,
  type MessageForm,
  messageForms,
  type Shown,
} from '../../../components/preview/looks.ts';
import { MessageView } from '../../../components/preview/MessageView.tsx';
import { PreviewChoices } from '../../../components/preview/PreviewChoices.tsx';
import { QueryNotice } from '../../../components/QueryNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { updatePreviewQuery } from '../api.ts';
import { UpdateBody } from '../read/UpdateBody.tsx';
import styles from './Preview.module.css';

const forms = { page: 'Page', ...messageForms };
type Form = keyof typeof forms;

type Props = {
  id: string;
  /** The writing that the service has: messages are shown as it says them. */
  etag: string;
  details: UpdateDetails;
  /** The headline above it, where the page has another title. */
  headline?: boolean;
};

/** The update as readers will see it: its page a moment behind the typing, its messages as they were last saved. */
export function Preview({ id, etag, details, headline = true }: Props) {
  const words = useDeferredValue(details);
  const [shown, setShown] = useState<Shown<Form>>({ form: 'page', colours: 'own', width: 'full' });
  const { form } = shown;
  return (
    <section className={styles.preview} aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1} className={styles.title}>
        Preview
      </h2>
      <PreviewChoices forms={forms} shown={shown} onChange={setShown} />
      {form === 'page' ? (
        <Paper colours={shown.colours}>
          <div className={styles.page} data-width={shown.width}>
            {headline && <p className={styles.headline}>{words.headline || 'Without a headline yet'}</p>}
            <UpdateBody update={words} />
          </div>
        </Paper>
      ) : (
        <Message id={id} etag={etag} shown={{ ...shown, form }} />
      )}
    </section>
  );
}

/** In the colours that were chosen, and in the reader's own without a choice. */
function Paper({ colours, children }: { colours: Colours; children: ReactNode }) {
  if (colours === 'own') return children;
  return (
    <FluentProvider className={styles.paper} theme={colours === 'dark' ? teamsDarkTheme : teamsLightTheme}>
      {children}
    </FluentProvider>
  );
}

function Message({ id, etag, shown }: Pick<Props, 'id' | 'etag'> & { shown: Shown<MessageForm> }) {
  const query = useQuery(updatePreviewQuery(useApi(), { id, etag }));
  return (
    <>
      <QueryNotice query={query} />
      {query.data ? (
        <MessageView message={query.data} shown={shown} />
      ) : (
        !query.isError && <Skeleton what="the preview" rows={6} />
      )}
    </>
  );
}
