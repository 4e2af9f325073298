export default function MonthPage() {
  return null;
}
