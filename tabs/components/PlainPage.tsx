import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Page } from './Page.tsx';

type Props = { title: string; children: ReactNode; action?: { label: string; onAct: () => void } };

/** A page that only says something, with at most one way on. */
export function PlainPage({ title, children, action }: Props) {
  return (
    <Page title={title} takesFocus>
      <p>{children}</p>
      {action && (
        <Button appearance="primary" onClick={action.onAct}>
          {action.label}
        </Button>
      )}
    </Page>
  );
}
