/** The words of a question before something is lost: outcomes stand on the buttons. */
export type Question = { button: string; question: string; consequence: string; stay: string };
