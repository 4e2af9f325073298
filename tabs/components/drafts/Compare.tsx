import { Radio, RadioGroup } from '@fluentui/react-components';
import { useId } from 'react';
import styles from './Compare.module.css';
import type { PartWords } from './partWords.ts';

type Props<Words> = {
  parts: readonly (keyof Words)[];
  words: PartWords<Words>;
  mine: Words;
  theirs: Words;
  /** The parts that are taken from the others; all else stays one's own. */
  fromThem: readonly (keyof Words)[];
  choosable: boolean;
  onChoose: (part: keyof Words, theirs: boolean) => void;
};

/** Both versions, part by part, the same one above the other; each part can come from either. */
export function Compare<Words>({ parts, words, mine, theirs, fromThem, choosable, onChoose }: Props<Words>) {
  return (
    <div className={styles.parts}>
      {parts.map((part) => (
        <ComparedPart
          key={String(part)}
          name={words.names[part] ?? ''}
          mine={words.say(mine, part)}
          theirs={words.say(theirs, part)}
          takesTheirs={fromThem.includes(part)}
          choosable={choosable}
          onChoose={(chosen) => onChoose(part, chosen)}
        />
      ))}
    </div>
  );
}

type PartProps = {
  name: string;
  mine: string;
  theirs: string;
  takesTheirs: boolean;
  choosable: boolean;
  onChoose: (theirs: boolean) => void;
};

function ComparedPart({ name, mine, theirs, takesTheirs, choosable, onChoose }: PartProps) {
  const title = useId();
  const yours = <blockquote className={styles.words}>{mine || 'Nothing'}</blockquote>;
  const others = <blockquote className={styles.words}>{theirs || 'Nothing'}</blockquote>;
  return (
    <section>
      <h3 id={title} className={styles.title}>
        {name}
      </h3>
      {choosable ? (
        <RadioGroup
          aria-labelledby={title}
          value={takesTheirs ? 'theirs' : 'mine'}
          onChange={(_, { value }) => onChoose(value === 'theirs')}
        >
          <Radio value="mine" label="Yours" />
          {yours}
          <Radio value="theirs" label="Theirs" />
          {others}
        </RadioGroup>
      ) : (
        <>
          <p className={styles.whose}>Yours</p>
          {yours}
          <p className={styles.whose}>Theirs</p>
          {others}
        </>
      )}
    </section>
  );
}
