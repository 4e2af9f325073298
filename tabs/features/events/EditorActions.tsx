import { Button } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { useLocation } from 'wouter';
import type { Me } from '#core/contract/api.ts';

/** What only editors can do with the programme. Nobody sees a button they cannot use. */
export function EditorActions({ me }: { me: Me }) {
  const [, navigate] = useLocation();
  if (!me.roles.includes('editor')) return null;
  return (
    <Button
      as="a"
      href="/tabs/events/import"
      icon={<ArrowUploadRegular />}
      onClick={(click) => {
        click.preventDefault();
        navigate('/events/import');
      }}
    >
      Import a programme
    </Button>
  );
}
