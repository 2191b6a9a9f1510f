"""The person's own pace, things, plan and consents."""
