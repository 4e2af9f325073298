import { Radio, RadioGroup } from '@fluentui/react-components';
import { useId } from 'react';
import type { UpdateDetails } from '#core/updates/update.ts';
import { partNames } from '../words.ts';
import styles from './Compare.module.css';
import { partWords } from './partWords.ts';

type Part = keyof UpdateDetails;
type Props = {
  parts: readonly Part[];
  mine: UpdateDetails;
  theirs: UpdateDetails;
  /** The parts that are taken from the others; all else stays one's own. */
  fromThem: readonly Part[];
  choosable: boolean;
  onChoose: (part: Part, theirs: boolean) => void;
};

/** Both versions, part by part, the same one above the other; each part can come from either. */
export function Compare({ parts, mine, theirs, fromThem, choosable, onChoose }: Props) {
  return (
    <div className={styles.parts}>
      {parts.map((part) => (
        <ComparedPart
          key={part}
          part={part}
          mine={partWords(mine, part)}
          theirs={partWords(theirs, part)}
          takesTheirs={fromThem.includes(part)}
          choosable={choosable}
          onChoose={(chosen) => onChoose(part, chosen)}
        />
      ))}
    </div>
  );
}

type PartProps = {
  part: Part;
  mine: string;
  theirs: string;
  takesTheirs: boolean;
  choosable: boolean;
  onChoose: (theirs: boolean) => void;
};

function ComparedPart({ part, mine, theirs, takesTheirs, choosable, onChoose }: PartProps) {
  const title = useId();
  const yours = <blockquote className={styles.words}>{mine || 'Nothing'}</blockquote>;
  const others = <blockquote className={styles.words}>{theirs || 'Nothing'}</blockquote>;
  return (
    <section>
      <h3 id={title} className={styles.title}>
        {partNames[part]}
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
