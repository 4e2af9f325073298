export default function HelpPage({ topic }: { topic: string | undefined }) {
  return <p>{topic}</p>;
}
