import { useLocation } from 'wouter';
import { PlainPage } from './PlainPage.tsx';

const gone = 'The link may be old or may have lost a piece.';
const words = {
  page: { title: 'This page is not here', text: gone, way: 'See all events', to: '/events' },
  event: {
    title: 'This event is no longer listed',
    text: 'It may have been cancelled or it may have finished.',
    way: 'See all events',
    to: '/events',
  },
  area: { title: 'There is no such priority area', text: gone, way: 'See all priority areas', to: '/areas' },
  update: { title: 'This update is not here', text: gone, way: 'See all priority areas', to: '/areas' },
  digest: { title: 'This digest is not here', text: gone, way: 'See all digests', to: '/manage/digests' },
  minutes: { title: 'These minutes are not here', text: gone, way: 'See all priority areas', to: '/areas' },
};

/** For what was, or never was, at this address. */
export function NotFoundPage({ what }: { what: keyof typeof words }) {
  const [, navigate] = useLocation();
  const { title, text, way, to } = words[what];
  return (
    <PlainPage title={title} action={{ label: way, onAct: () => navigate(to) }}>
      {text}
    </PlainPage>
  );
}
