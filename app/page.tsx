export default function HomePage() {
  return (
    <main className="mx-auto max-w-3xl p-6">
      <h1 className="font-bold text-2xl">Baton</h1>
    </main>
  );
}
