import { counted } from '../../../components/counted.ts';

/** Who offered to help with an update, for those who write for its area. */
export function Helpers({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p>
      <strong>{counted(names.length, 'person', 'people')} offered to help:</strong> {names.join(', ')}.
    </p>
  );
}
