import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SoloScreen } from "../../../components/solo/solo-screen.tsx";
import { lessonBySlug } from "../../../server/queries.ts";

export const dynamic = "force-dynamic";

interface LessonPageProps {
  readonly params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: LessonPageProps): Promise<Metadata> {
  const lesson = lessonBySlug((await params).slug);
  return lesson ? { title: lesson.title, description: lesson.summary } : {};
}

export default async function LessonPage({ params }: LessonPageProps) {
  const lesson = lessonBySlug((await params).slug);
  if (!lesson) notFound();
  return <SoloScreen lesson={lesson} />;
}
