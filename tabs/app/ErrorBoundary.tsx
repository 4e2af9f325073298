import { Component, type ErrorInfo, type ReactNode } from 'react';
import { PlainPage } from '../components/PlainPage.tsx';
import { isRenewing } from './renewal/renewal.ts';

/** The last net: a fault of ours while drawing becomes a page with a way on, never a blank one. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('A page could not be drawn.', error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    if (isRenewing()) return null;
    return (
      <PlainPage
        title="That did not work"
        action={{ label: 'Load the page again', onAct: () => location.reload() }}
      >
        It is our fault. Nothing you did was lost.
      </PlainPage>
    );
  }
}
