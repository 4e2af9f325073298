import { Button } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { useLocation } from 'wouter';

type Props = {
  /** Below `/tabs`. */
  to: string;
  icon?: ReactElement;
  primary?: boolean;
  /** The element's id, to come back to. */
  id?: string;
  /** The accessible name where the words alone say too little. */
  name?: string;
  onLeave?: () => void;
  children: ReactNode;
};

/** A link that looks like a button. */
export function PageLink({ to, icon, primary = false, id, name, onLeave, children }: Props) {
  const [, navigate] = useLocation();
  return (
    <Button
      as="a"
      href={`/tabs${to}`}
      appearance={primary ? 'primary' : 'secondary'}
      {...(icon && { icon })}
      {...(id && { id })}
      {...(name && { 'aria-label': name })}
      onClick={(click) => {
        if (click.ctrlKey || click.metaKey || click.shiftKey) return;
        click.preventDefault();
        onLeave?.();
        navigate(to);
      }}
    >
      {children}
    </Button>
  );
}
