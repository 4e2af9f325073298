import { useEffect, useRef } from 'react';
import styles from './CardView.module.css';
import { drawCard, type Look } from './drawCard.ts';

type Props = { card: Record<string, unknown>; look: Look };

/** A card, drawn by Microsoft's own renderer with the looks that Teams gives it. Its buttons do nothing here. */
export default function CardView({ card, look }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(drawCard(card, look));
  }, [card, look]);
  return (
    <>
      <div ref={place} className={styles.card} data-look={look} />
      <p className={styles.hint}>A preview: its buttons and links do nothing here.</p>
    </>
  );
}
