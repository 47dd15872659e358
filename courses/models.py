"""The tables of the courses; each slice keeps its own."""

from courses.access.models import AccessGrant, PrerequisiteWaiver
from courses.catalogue.pages import CourseIndexPage, CoursePage, LessonPage, ModulePage
from courses.catalogue.passages import SharedPassage
from courses.catalogue.snippets import Instructor, Topic
from courses.discovery.models import CourseCompanion, CourseDismissal, CoursePopularity
from courses.enrolment.models import Enrolment, SavedCourse
from courses.importing.models import ImportedCourse, ImportedPart, ImportRun
from courses.outline.models import Course, CourseEdition, Lesson, LessonEdition, OutlineMark, Prerequisite
from courses.paths.models import LearningPath, LearningPathEdition, PathEnrolment, PathStep, PathTarget
from courses.paths.pages import LearningPathIndexPage, LearningPathPage
from courses.progress.models import ChecklistTick, CourseCompletion, LessonBookmark, LessonProblem, LessonProgress
from courses.resources.models import (
    LinkCheck,
    ResourceDownloads,
    ResourceIndexPage,
    ResourcePage,
    ResourceSuggestion,
    ResourceVersion,
)
from courses.searches.models import SearchCount
from courses.surveys.models import CourseSurvey
from courses.weights.models import LessonWeight

__all__ = [
    "AccessGrant",
    "ChecklistTick",
    "Course",
    "CourseCompanion",
    "CourseCompletion",
    "CourseDismissal",
    "CourseEdition",
    "CourseIndexPage",
    "CoursePage",
    "CoursePopularity",
    "CourseSurvey",
    "Enrolment",
    "ImportedCourse",
    "ImportedPart",
    "ImportRun",
    "Instructor",
    "LearningPath",
    "LearningPathEdition",
    "LearningPathIndexPage",
    "LearningPathPage",
    "Lesson",
    "LessonBookmark",
    "LessonEdition",
    "LessonPage",
    "LessonProblem",
    "LessonProgress",
    "LessonWeight",
    "LinkCheck",
    "ModulePage",
    "OutlineMark",
    "PathEnrolment",
    "PathStep",
    "PathTarget",
    "Prerequisite",
    "PrerequisiteWaiver",
    "ResourceDownloads",
    "ResourceIndexPage",
    "ResourcePage",
    "ResourceSuggestion",
    "ResourceVersion",
    "SavedCourse",
    "SharedPassage",
    "SearchCount",
    "Topic",
]
