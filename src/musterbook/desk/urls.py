"""The addresses of the desk."""

from django.urls import path

from musterbook.desk import middleware
from musterbook.desk.pages import awaiting, brief, checks, disputes, guide, incidents, registers, reports, situation

urlpatterns = [
    path("", situation.show_situation, name="situation"),
    path("awaiting", awaiting.list_awaiting, name="awaiting"),
    path("reports", reports.list_reports, name="reports"),
    path("reports/<slug:report>", reports.show_report, name="report"),
    path("claims/<slug:claim>", reports.find_claim, name="claim"),
    path("incidents", incidents.list_incidents, name="incidents"),
    path("incidents/<slug:incident>", incidents.show_incident, name="incident"),
    path("registers", registers.list_registers, name="registers"),
    path("registers/<slug:register>", registers.show_register, name="register"),
    path("disputes", disputes.show_disputes, name="disputes"),
    path("brief", brief.show_brief, name="brief"),
    path("brief.pdf", brief.print_brief, name="brief-pdf"),
    path("brief.md", brief.write_brief, name="brief-md"),
    path("checks", checks.show_checks, name="checks"),
    path("help", guide.show_help, name="help"),
    path("brief.css", brief.style_brief, name="brief-css"),
    path("charts.css", brief.style_charts, name="charts-css"),
    path("healthz", checks.tell_health, name="healthz"),
]

handler400 = middleware.answer_refused
handler403 = middleware.answer_forbidden
handler404 = middleware.answer_absent
handler500 = middleware.answer_fault
