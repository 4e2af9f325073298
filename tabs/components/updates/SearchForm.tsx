import { Button, Input } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import styles from './SearchForm.module.css';

/** Asks for words to find in every update, area, resource and minutes; the results are a page of their own. */
export function SearchForm({ words = '' }: { words?: string }) {
  const [text, setText] = useState(words);
  const [, navigate] = useLocation();
  const handleSubmit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const query = new URLSearchParams(location.search);
    if (text.trim() === '') query.delete('q');
    else query.set('q', text.trim());
    query.delete('in');
    navigate(query.size > 0 ? `/updates?${query}` : '/updates');
  };
  return (
    <search>
      <form className={styles.form} onSubmit={handleSubmit}>
        <Input
          className={styles.field ?? ''}
          type="search"
          aria-label="Search everything"
          placeholder="Search everything"
          contentBefore={<SearchRegular aria-hidden />}
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
