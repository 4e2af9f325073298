/** The words around leaving: a question in the title, outcomes on the buttons. */
import type { Question } from '../../../components/confirm/question.ts';

export const leavings: Record<'going' | 'waiting' | 'offered', Question> = {
  going: {
    button: 'Give up my place',
    question: 'Give up your place?',
    consequence: 'If somebody is waiting, we offer it to them at once. Nobody else is told.',
    stay: 'Keep my place',
  },
  waiting: {
    button: 'Leave the waiting list',
    question: 'Leave the waiting list?',
    consequence: 'You lose your turn. You can join again at the end.',
    stay: 'Stay on the list',
  },
  offered: {
    button: 'Say no',
    question: 'Say no to this place?',
    consequence: 'It goes to the next person at once.',
    stay: 'Go back',
  },
};
